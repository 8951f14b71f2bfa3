/** What the Bot API answers when it does not do as it is told. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>>;

  constructor(
    code: number,
    description: string,
    parameters: Readonly<Record<string, number>> = {},
  ) {
    super(description);
    this.name = 'Refusal';
    this.code = code;
    this.parameters = parameters;
  }

  /** The body of the response, in the Bot API's form. */
  toBody(): Readonly<Record<string, unknown>> {
    return {
      ok: false,
      error_code: this.code,
      description: this.message,
      ...(Object.keys(this.parameters).length === 0 ? {} : { parameters: this.parameters }),
    };
  }
}

export function badRequest(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`);
}

export function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`);
}

export function conflict(description: string): Refusal {
  return new Refusal(409, `Conflict: ${description}`);
}
