export type RefusalStatus = 400 | 401 | 403 | 404 | 422

/** An error response of Harvest. Nothing has changed when it is thrown. */
export class Refusal extends Error {
  readonly status: RefusalStatus

  constructor(status: RefusalStatus, message: string) {
    super(message)
    this.status = status
  }
}

export function unprocessable(...messages: readonly string[]): Refusal {
  return new Refusal(422, messages.join(', '))
}

export function forbidden(): Refusal {
  return new Refusal(403, 'Not authorized!')
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found')
}
