import { render } from 'preact';
import { App } from './app.js';
import { connect } from './live.js';
import './styles/base.css';
import './styles/layout.css';
import './styles/chat.css';
import './styles/timeline.css';
import './styles/panels.css';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
connect();
