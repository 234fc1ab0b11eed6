import { spawn } from 'node:child_process'

/** Bytes: far more than credentials or a code take. */
const LARGEST = 65_536

/** What became of a program instead of its output; the message goes on after its name: `exited with status 1`. */
export class ProgramError extends Error {
  constructor(
    readonly kind: 'missing' | 'failed' | 'late',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export interface ProgramOptions {
  readonly environment: NodeJS.ProcessEnv
  /** Milliseconds. */
  readonly limit: number
}

/**
 * Runs a program without a shell and resolves to what it prints. It shares awsenv's stdin and stderr, so that it can ask at the terminal.
 * Throws ProgramError where it cannot be started, fails, takes too long or prints too much. It does not outlive awsenv's end by a signal.
 */
export function readProgram([program, ...args]: readonly [string, ...string[]], { environment, limit }: ProgramOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = start(program, args, environment)
    const pieces: Buffer[] = []
    let size = 0
    const fail = (kind: ProgramError['kind'], message: string, cause?: Error): void => {
      clearTimeout(timer)
      reject(new ProgramError(kind, message, { cause }))
      child.kill()
      // One that does not end then keeps nobody waiting.
      child.stdout.destroy()
      child.unref()
    }
    const leave = (status: number): void => {
      // Ctrl-C has reached it as well, and it may be setting the terminal right.
      if (status !== 130) child.kill()
    }
    process.once('exit', leave)
    const timer = setTimeout(() => fail('late', `gave no answer within ${limit / 1000} seconds`), limit)
    child.stdout.on('data', (piece: Buffer) => {
      pieces.push(piece)
      size += piece.length
      if (size > LARGEST) fail('failed', `printed more than ${LARGEST} bytes`)
    })
    child.on('error', (error: NodeJS.ErrnoException) => fail('missing', cannotStart(error), error))
    child.on('exit', () => process.off('exit', leave))
    child.on('close', (status, signal) => {
      if (status !== 0) return fail('failed', signal ? `was ended by ${signal}` : `exited with status ${status}`)
      clearTimeout(timer)
      resolve(Buffer.concat(pieces).toString())
    })
  })
}

function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  try {
    return spawn(program, args, { env, stdio: ['inherit', 'pipe', 'inherit'] })
  } catch (error) {
    throw new ProgramError('missing', cannotStart(error as NodeJS.ErrnoException), { cause: error })
  }
}

function cannotStart({ code, message }: NodeJS.ErrnoException): string {
  // Windows runs a batch file by a shell, which reads its arguments as code; Node refuses to.
  if (code === 'EINVAL' && process.platform === 'win32') return 'cannot be started: a batch file needs a shell; name it as "cmd /c FILE"'
  return `cannot be started (${code ?? message})`
}
