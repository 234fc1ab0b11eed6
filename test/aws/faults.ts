/** A way to misbehave. Unless it says otherwise the work is done all the same, so that a code that came with the request is used up. */
export type Fault =
  | (OnAction & (Late | Refused | Broken))
  /** Reset when the headers are there; the body, and so the action, is never read. */
  | { readonly kind: 'resetBeforeReading'; readonly times?: number; readonly action?: never }

interface OnAction {
  /** The action it is for; any, if absent. */
  readonly action?: string
  /** How many requests it meets; one if absent, `Infinity` for ever. */
  readonly times?: number
}

type Late =
  | { readonly kind: 'slow'; readonly ms: number }
  /** The headers at once, the body byte by byte. */
  | { readonly kind: 'drip'; readonly ms: number }
  /** Reads, and never answers. */
  | { readonly kind: 'silent' }

type Refused =
  /** 500 InternalFailure where nothing else is said. */
  | { readonly kind: 'error'; readonly status?: number; readonly code?: string; readonly message?: string }
  /** 400 Throttling where nothing else is said. The work is not done. */
  | {
      readonly kind: 'throttle'
      readonly status?: 400 | 429 | 503
      readonly code?: 'Throttling' | 'ThrottlingException' | 'RequestLimitExceeded' | 'TooManyRequestsException'
    }
  /** 302 to a page of this server where nothing else is said. */
  | { readonly kind: 'redirect'; readonly status?: 301 | 302 | 303 | 307 | 308; readonly location?: string }

type Broken =
  | { readonly kind: 'resetAfterReading' }
  /** Half of the body that Content-Length announces, then the end of the connection. */
  | { readonly kind: 'cut' }
  /** A page of HTML where nothing else is said. */
  | { readonly kind: 'garbage'; readonly status?: number; readonly contentType?: string; readonly body?: string }
  /** Values of the answer by their names, without regard to case; `null` leaves one out. */
  | { readonly kind: 'override'; readonly values: Readonly<Record<string, string | null>> }
  /** The server's clock is this far ahead (or behind): for signatures, expirations and the Date header, not for MFA codes. */
  | { readonly kind: 'clock'; readonly minutes: number }

/** Faults in the order in which they were asked for; one request meets one at most. */
export interface Faults {
  /** Returns what lifts the fault. */
  add(fault: Fault): () => void
  /** Whether the next request shall be reset unread. */
  takeUnread(): boolean
  take(action: string): Exclude<Fault, { readonly kind: 'resetBeforeReading' }> | undefined
}

export function faultQueue(): Faults {
  const queue: { readonly fault: Fault; left: number }[] = []
  const find = (matches: (fault: Fault) => boolean): Fault | undefined => {
    const entry = queue.find(({ fault, left }) => left > 0 && matches(fault))
    if (entry) entry.left -= 1
    return entry?.fault
  }
  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? 1 }
      queue.push(entry)
      return () => {
        entry.left = 0
      }
    },
    takeUnread: () => find(({ kind }) => kind === 'resetBeforeReading') !== undefined,
    take(action) {
      const fault = find((one) => one.kind !== 'resetBeforeReading' && (one.action === undefined || one.action === action))
      return fault?.kind === 'resetBeforeReading' ? undefined : fault
    },
  }
}
