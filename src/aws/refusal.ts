import { RefusedError } from '../errors'

/** AWS's code for what an error says it refused, as `UnauthorizedException`; undefined for any other error. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof RefusedError ? (error.cause as Error | undefined)?.name : undefined
}
