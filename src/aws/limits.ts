/** Milliseconds until a connection must stand. */
export const CONNECT_LIMIT = 5_000

/** Milliseconds that a whole call may take. */
export const CALL_LIMIT = 15_000
