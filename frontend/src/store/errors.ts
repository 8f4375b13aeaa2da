/** A write that this device could not keep: `full` is no space, `lost` is a database that cannot be reached. */
export class NotSaved extends Error {
  constructor(
    readonly reason: 'full' | 'lost',
    cause?: unknown,
  ) {
    super(`not saved: ${reason}`, { cause })
    this.name = 'NotSaved'
  }
}

/** One field the server would not take. */
export interface FieldError {
  pointer: string
  detail: string
}

/** The server answered with a problem (RFC 9457). `retryAfter` is in seconds. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldError[] = [],
    readonly retryAfter: number | null = null,
  ) {
    super(detail || code)
    this.name = 'Refused'
  }
}

/** The server could not be reached. Nothing on this device has changed. */
export class Offline extends Error {
  constructor(cause?: unknown) {
    super('offline', { cause })
    this.name = 'Offline'
  }
}
