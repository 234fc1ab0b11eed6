import fc from 'fast-check'

const blanks = fc.constantFrom('', ' ', '\t', '  ', ' \t ')
const usualNames = ['default', 'foo', 'foo', 'prod-1', 'my.profile', 'größe', 'a:b', '__proto__', 'constructor']
const unusualNames = ['in valid', 'foo!bar', '"foo bar"', "'it is'", '"a#b"', 'DEFAULT', '']
const name = fc.constantFrom(...usualNames, ...usualNames, ...unusualNames)
const prefix = fc.constantFrom('profile ', 'profile ', 'profile ', 'profile\t', 'sso-session ', 'services ', 'sso-sesion ', '')
const comment = fc.constantFrom('', '', '', '', '', ' # note', ' ; note', '# note', ';', ' # [old]')
const keys = ['region', 'Region', 'role_arn', 's3', 'aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']
const key = fc.constantFrom(...keys, ...keys, 'in valid', 'a:b', '__proto__', 'toString', '')
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const value = fc.constantFrom('', '', 'eu-west-1', 'a=b', 'a#b', 'x; y', '"quoted"', '%(home)s', 'größe', secret, '\u00a0x')

const header = fc
  .tuple(blanks, prefix, name, blanks, comment)
  .map(([before, group, own, after, end]) => `[${before}${group}${own}${after}]${end}`)
const neatHeader = fc.tuple(prefix, name).map(([group, own]) => `[${group}${own}]`)
const indentedHeader = fc.tuple(blanks, header).map((parts) => parts.join(''))
const neatSetting = fc.tuple(key, value).map(([own, text]) => `${own} = ${text}`)
const setting = fc.tuple(blanks, key, blanks, fc.constant('='), blanks, value, comment).map((parts) => parts.join(''))
const noSetting = fc.tuple(blanks, value).map((parts) => parts.join(''))
const nothing = fc.constantFrom('', ' ', '# comment', '  ; comment', '\t')

const line = fc.oneof(
  { weight: 4, arbitrary: neatHeader },
  { weight: 1, arbitrary: header },
  { weight: 1, arbitrary: indentedHeader },
  { weight: 8, arbitrary: neatSetting },
  { weight: 5, arbitrary: setting },
  { weight: 1, arbitrary: noSetting },
  { weight: 2, arbitrary: nothing },
)

/** Files near to what people write, with all that goes wrong in them. */
export const configText = fileStarting('[profile first]')
export const credentialsText = fileStarting('[first]')

function fileStarting(header: string): fc.Arbitrary<string> {
  const lineEnd = fc.constantFrom('\n', '\n', '\r\n')
  return fc.tuple(fc.array(line, { maxLength: 8 }), lineEnd).map(([lines, end]) => [header, ...lines].join(end))
}

/** Files of anything. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...'[]=#; \t\r\n"\'ab'), { maxLength: 40 }).map((chars) => chars.join('')),
  configText,
  credentialsText,
)
