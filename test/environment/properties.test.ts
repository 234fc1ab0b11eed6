import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assumeChange, type Identity, unsetChange } from '../../src/environment/change'
import { encode, type UserVariables, userVariables } from '../../src/environment/restore'
import { KEY_VARIABLES, PROFILE_MARK, RESTORE, USER_VARIABLES } from '../../src/environment/variables'
import { Secret } from '../../src/secret'
import { after } from './process'

/** Whatever an environment can hold: any characters but NUL, empty, and the lone surrogates that stand for bytes that are no UTF-8. */
const text = fc
  .oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', '\n', "'", '\udc80', '\udcff', '\ud83d', 'é') }))
  .map((value) => value.replaceAll('\0', ''))

const five = some(USER_VARIABLES)
const secret = text.map((value) => new Secret(value))
const identity: fc.Arbitrary<Identity> = fc.record(
  {
    profile: text,
    region: fc.constantFrom('eu-west-1', 'us-east-1'),
    accessKeyId: text,
    secretAccessKey: secret,
    sessionToken: secret,
    expiration: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
    accountId: text,
  },
  { requiredKeys: ['profile', 'accessKeyId', 'secretAccessKey'] },
)
/** An environment in which awsenv may have been, well or badly. */
const earlier = fc
  .tuple(some([...KEY_VARIABLES, PROFILE_MARK]), five, fc.option(fc.oneof(five.map(encode), text), { nil: undefined }))
  .map(([keys, user, restore]) => ({ ...keys, ...user, ...(restore === undefined ? {} : { [RESTORE]: restore }), OTHER: 'kept' }))

function some<Name extends string>(names: readonly Name[]): fc.Arbitrary<Partial<Record<Name, string>>> {
  return fc.record(Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>, { requiredKeys: [] })
}

test("the environment after assume depends on the identity and on the user's five variables alone", () => {
  fc.assert(
    fc.property(earlier, identity, (before, who) => {
      const { values } = userVariables(before)
      expect(after(before, assumeChange(who, before))).toEqual(after({ OTHER: 'kept' }, assumeChange(who, { ...values })))
    }),
  )
})

test("any number of assumes and one unset give back the user's five byte for byte and leave none of the others", () => {
  fc.assert(
    fc.property(
      some([...KEY_VARIABLES, PROFILE_MARK]),
      five,
      fc.array(identity, { minLength: 1, maxLength: 4 }),
      (keys, user: UserVariables, identities) => {
        let environment = after({ ...keys, ...user, OTHER: 'kept' }, [])
        for (const who of identities) environment = after(environment, assumeChange(who, environment))
        expect(after(environment, unsetChange(environment))).toEqual({ ...user, OTHER: 'kept' })
      },
    ),
  )
})

test('unset leaves none of the others, whatever was there', () => {
  fc.assert(
    fc.property(earlier, (before) => {
      expect(after(before, unsetChange(before))).toEqual({ ...userVariables(before).values, OTHER: 'kept' })
    }),
  )
})
