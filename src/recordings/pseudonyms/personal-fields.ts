/** The kind of personal data in a field. */
export type PersonalKind = 'name' | 'email' | 'phone' | 'address' | 'id' | 'text' | 'words';

/** Fields of the platform's documents, and its variables, in lower case without punctuation. @see protocol.md 1.3-1.6 */
const KINDS: Readonly<Record<PersonalKind, readonly string[]>> = {
  name: [
    'fullname',
    'userfullname',
    'senderfullname',
    'requesterfullname',
    'firstname',
    'lastname',
    'surname',
    'usercompany',
    'company',
    'fullnameinitial',
  ],
  email: ['email', 'useremail', 'emailfromemail', 'emailtoemail', 'emailreplyto'],
  phone: ['phone', 'userphone', 'currentphonenumber', 'phonenumber', 'ani', 'callid', 'dnis'],
  address: ['ipaddress', 'useripaddress', 'ip'],
  id: ['leadid', 'userleadid', 'requesterid', 'userid', 'uuiduser', 'createdby'],
  text: [
    'useragent',
    'client',
    'city',
    'usercity',
    'sourcepage',
    'usersourcepage',
    'street',
    'streetaddress',
    'zip',
    'latitude',
    'longitude',
    'decodedcustomjwt',
    'decodedjwt',
    'useremailsubject',
    'emailsubject',
    'emaileml',
    'lastuserimageurl',
    'lastuserdocumenturl',
    'note',
    'notes',
  ],
  words: ['lastusertext', 'transcript', 'firsttext', 'lastusermessage'],
};

const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind as PersonalKind])),
);

/** Which kind of personal data a field of this name holds, if any. */
export function personalKind(field: string, own: ReadonlySet<string>): PersonalKind | undefined {
  const name = plainName(field);
  return KIND_OF.get(name) ?? (own.has(name) ? 'text' : undefined);
}

export function plainName(field: string): string {
  return field.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
