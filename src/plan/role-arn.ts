import type { Profile, Setting } from '../profiles/types'
import { problem } from './problem'

export const ROLE_ARN_FORM = 'It looks like arn:aws:iam::ACCOUNT:role/NAME.'

/** Lenient about the account, which emulators invent. */
export function isRoleArn(text: string): boolean {
  return /^arn:[a-z0-9-]+:iam::[^:\s]*:role\/\S+$/.test(text)
}

export function checkedRoleArn(profile: Profile, role: Setting): string {
  if (isRoleArn(role.value)) return role.value
  throw problem(profile, 'its role_arn is no ARN of a role', role, ROLE_ARN_FORM)
}
