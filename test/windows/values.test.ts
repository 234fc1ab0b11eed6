import { beforeEach, expect, it } from 'vitest'
import { cmd } from '../../src/shells/cmd'
import { UnholdableError } from '../../src/shells/errors'
import { attacks, awsAlphabet, everyByte, hostileStrings } from '../shells/values'
import { needsWindows } from '../support/windows'
import { forms } from './cmd'
import { cmdAttacks, evaluateInCmd } from './evaluate'

beforeEach(needsWindows)

const values = [
  ...everyByte,
  ...awsAlphabet,
  ...attacks,
  ...cmdAttacks,
  // Most hostile strings hold something that cmd is refused: the rest of them counts as well.
  ...hostileStrings(2000).flatMap((value) => [value, value.replace(/[^ -~]|["%!]/g, '')]),
  // cmd knows no empty value.
].filter((value) => value !== '')

it.each(forms)('what cmd can hold arrives as it was, and nothing of it runs: %s', async (form) => {
  const holdable = values.filter(canHold)
  const found = await evaluateInCmd(form, holdable)
  expect(holdable.filter((value, index) => found[`V${index}`] !== value)).toEqual([])
  expect(holdable.length).toBeGreaterThan(2000)
})

function canHold(value: string): boolean {
  try {
    cmd.change([['V', value]])
    return true
  } catch (error) {
    if (error instanceof UnholdableError) return false
    throw error
  }
}
