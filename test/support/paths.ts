import { resolve } from 'node:path'

/** The checkout. */
export const root = resolve(import.meta.dirname, '../..')

/** The executable to test in place of the checkout's own build. */
export const tested: string | undefined = process.env.AWSENV_TEST_PROGRAM || undefined
