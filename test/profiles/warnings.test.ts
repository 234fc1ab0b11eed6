import { describe, expect, test } from 'vitest'
import type { FileKind } from '../../src/profiles/header'
import { parse } from '../../src/profiles/parse'

type Case = readonly [title: string, text: string, line: number, message: string, profile?: string]

const inConfig: readonly Case[] = [
  [
    'an inline comment',
    '[profile a]\nregion = r # c',
    2,
    'The comment behind region is left out; the AWS CLI takes it for a part of the value',
    'a',
  ],
  [
    'an inline comment of an sso-session',
    '[sso-session a]\nsso_region = r ;c',
    2,
    'The comment behind sso_region is left out; the AWS CLI takes it for a part of the value',
  ],
  [
    'a section that stands twice',
    '[profile a]\n[profile b]\n[profile a]',
    3,
    'This section stands in line 1 already: awsenv joins the two, the AWS CLI refuses the file',
  ],
  [
    'a key that stands twice',
    '[profile a]\nregion = r\nRegion = s',
    3,
    'region stands in this section already: the last one counts, the AWS CLI refuses the file',
  ],
  [
    '[default] below [profile default]',
    '[profile default]\n[default]',
    2,
    'Line 1 begins the default profile, too: of the two [profile default] counts, and for the AWS CLI the later one',
    'default',
  ],
  [
    '[default] above [profile default]',
    '[default]\n[profile default]',
    2,
    'Line 1 begins the default profile, too: of the two [profile default] counts, and for the AWS CLI the later one',
    'default',
  ],
  ['a key that is no name', '[profile a]\nin valid = v', 2, 'This line is skipped: a key holds letters, digits and _-/.%@:+ only', 'a'],
  ['a key with a colon', '[profile a]\na:b = v', 2, 'The key in this line holds a ":"; the AWS CLI ends it there', 'a'],
  [
    'odd white space around a value',
    '[profile a]\nregion =\u00a0r',
    2,
    'White space that is no space or tab stays in region; the AWS CLI takes it away',
    'a',
  ],
  [
    'odd white space around a continuation',
    '[profile a]\nregion = r\n  s\u00a0',
    3,
    'White space that is no space or tab stays in region; the AWS CLI takes it away',
    'a',
  ],
  [
    'odd white space around a sub-property',
    '[profile a]\ns3 =\n  x = \u3000y',
    3,
    'White space that is no space or tab stays in s3; the AWS CLI takes it away',
    'a',
  ],
  [
    'an empty line in a value',
    '[profile a]\nx = r\n# c\n\n  s',
    5,
    'The blank line in the value of x is left out; the AWS CLI keeps it',
    'a',
  ],
  [
    'a carriage return alone',
    '[profile a]\r\nx = r\ry\r\n',
    2,
    'A carriage return without a line feed is data; the AWS CLI ends the line there',
  ],
  ['a bare section', '[foo]', 1, "This section is skipped: in the config file a profile's header is [profile foo]", 'foo'],
  ['a misspelt prefix', '[profiles foo]', 1, "This section is skipped: in the config file a profile's header is [profile foo]", 'foo'],
  ['a prefix alone', '[]', 1, "This section is skipped: in the config file a profile's header is [profile NAME]", ''],
  [
    '[DEFAULT]',
    '[DEFAULT]',
    1,
    'This section is skipped: write it as [default]; the AWS CLI lets [DEFAULT] hold for every profile',
    'default',
  ],
  [
    'a name with blanks, not quoted',
    '[profile foo bar]',
    1,
    'This section is skipped: a name with blanks is quoted, as in [profile "foo bar"]',
    'foo bar',
  ],
  ['a name with other characters', '[profile foo!]', 1, 'This section is skipped: a name holds letters, digits and _-/.%@:+ only', 'foo!'],
  [
    'a blank before the prefix',
    '[ profile a]',
    1,
    'This section has another name for the AWS CLI, to which the blanks beside its brackets belong',
    'a',
  ],
  [
    'a blank before a quoted name',
    '[ profile "a b"]',
    1,
    'This section has another name for the AWS CLI, to which the blanks beside its brackets belong',
    'a b',
  ],
  [
    'a blank beside default',
    '[default ]',
    1,
    'This section has another name for the AWS CLI, to which the blanks beside its brackets belong',
    'default',
  ],
  [
    'a bracket in the comment',
    '[profile a] # [b]',
    1,
    'This section has another name for the AWS CLI, which reads on to the "]" in the comment',
    'a',
  ],
  [
    'two backslashes in quotes',
    '[profile "a\\\\b c"]',
    1,
    'This section has another name for the AWS CLI, which reads two backslashes as one',
    'a\\\\b c',
  ],
]

const inCredentials: readonly Case[] = [
  ['a prefix', '[profile foo]', 1, "This section is skipped: in the credentials file a profile's header is [foo]", 'foo'],
  ['an sso-session', '[sso-session foo]', 1, 'This section is skipped: it belongs into the config file', 'foo'],
  ['a name with other characters', '["foo"]', 1, 'This section is skipped: a name holds letters, digits and _-/.%@:+ only', '"foo"'],
  ['[DEFAULT]', '[DEFAULT]', 1, 'This section holds for every profile for the AWS CLI', 'DEFAULT'],
  [
    'a blank beside a name',
    '[ foo]',
    1,
    'This section has another name for the AWS CLI, to which the blanks beside its brackets belong',
    'foo',
  ],
]

describe.each<[FileKind, readonly Case[]]>([
  ['config', inConfig],
  ['credentials', inCredentials],
])('in the %s file a warning names', (kind, cases) => {
  for (const [title, text, line, says, profile] of cases) {
    test(title, () => {
      const warning = { message: `${says} (/file:${line}).`, file: '/file', line, ...(profile === undefined ? {} : { profile }) }
      expect(parse(text, '/file', kind).warnings).toEqual([warning])
    })
  }
})

describe('nothing is warned of', () => {
  test.each<[FileKind, string]>([
    [
      'config',
      '# c\n[default] # c\n[profile a];c\n  x = y#z\n  s3 =\n    a = b # c\n\n    d = e\n[profile\tb ]\n[profile "c d"]\n[sso-session e]\n[services e]',
    ],
    ['config', '[profile a]\r\nx = y\r\n  z\r\n'],
    ['credentials', '[default]\naws_access_key_id = A\n[foo bar]\naws_secret_access_key = b+/=\n'],
  ])('in a %s file that everybody reads alike: %j', (kind, text) => {
    expect(parse(text, '/file', kind).warnings).toEqual([])
  })

  test('in the lines of a section that is skipped', () => {
    expect(parse('[plugins]\na b = 1\na = 1 # c\na = 2\n', '/file', 'config').warnings).toHaveLength(1)
  })
})
