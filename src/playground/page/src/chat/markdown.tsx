import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ComponentChildren, type JSX } from 'preact';
import { safe } from './buttons.js';

/** Text as the platform's chat shows it. It is built of elements, never of HTML, so a reply cannot inject markup. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  return <>{each(lexer(text, { breaks: true }))}</>;
}

function each(tokens: readonly Token[] | undefined): ComponentChildren {
  return tokens?.map((token, position) => <Fragment key={position}>{element(token)}</Fragment>);
}

function element(token: Token): ComponentChildren {
  switch (token.type) {
    case 'paragraph':
      return <p>{each(token.tokens)}</p>;
    case 'heading':
    case 'strong':
      return <strong>{each(token.tokens)}</strong>;
    case 'em':
      return <em>{each(token.tokens)}</em>;
    case 'del':
      return <del>{each(token.tokens)}</del>;
    case 'codespan':
      return <code>{(token as { text: string }).text}</code>;
    case 'code':
      return (
        <pre>
          <code>{(token as { text: string }).text}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{each(token.tokens)}</blockquote>;
    case 'hr':
      return <hr />;
    case 'br':
      return <br />;
    case 'link':
      return (
        <a href={safe((token as { href: string }).href)} target="_blank" rel="noreferrer noopener">
          {each(token.tokens)}
        </a>
      );
    case 'list':
      return <List {...(token as Tokens.List)} />;
    case 'space':
      return null;
    case 'text':
    case 'escape':
      return 'tokens' in token && token.tokens !== undefined
        ? each(token.tokens)
        : unescaped((token as { text: string }).text);
    default:
      return token.raw;
  }
}

function List({ ordered, start, items }: Tokens.List): JSX.Element {
  const points = items.map(({ tokens }, position) => <li key={position}>{each(tokens)}</li>);
  return ordered ? <ol start={start === '' ? 1 : start}>{points}</ol> : <ul>{points}</ul>;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
