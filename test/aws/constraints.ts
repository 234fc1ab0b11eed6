import { AwsError, validationError } from './errors'

/** What AWS's model says of one parameter. */
export interface Constraint {
  readonly required?: boolean
  /** Of the length, or of the value where `number` is set. */
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
  readonly number?: boolean
}

/** Throws the `ValidationError` that lists every violation, as AWS does. */
export function checkConstraints(parameters: Readonly<Record<string, string>>, constraints: Readonly<Record<string, Constraint>>): void {
  const violations = Object.entries(constraints).flatMap(([name, constraint]) => {
    const value = parameters[name]
    const member = `at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must`
    if (value === undefined) return constraint.required ? [`Value null ${member} not be null`] : []
    return violationsOf(name, value, constraint).map((violation) => `Value '${value}' ${member} ${violation}`)
  })
  if (violations.length === 0) return
  const errors = violations.length === 1 ? 'error' : 'errors'
  throw validationError(`${violations.length} validation ${errors} detected: ${violations.join('; ')}`)
}

function violationsOf(name: string, value: string, { min, max, pattern, number }: Constraint): string[] {
  if (number && !/^-?\d+$/.test(value)) throw new AwsError('MalformedInput', `${name} is not a number`)
  const measure = number ? 'value' : 'length'
  const amount = number ? Number(value) : value.length
  const violations: string[] = []
  if (min !== undefined && amount < min) violations.push(`have ${measure} greater than or equal to ${min}`)
  if (max !== undefined && amount > max) violations.push(`have ${measure} less than or equal to ${max}`)
  if (pattern && !new RegExp(`^(?:${pattern.source})$`).test(value))
    violations.push(`satisfy regular expression pattern: ${pattern.source}`)
  return violations
}
