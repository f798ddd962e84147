/** A refusal of the registry: HTTP status, Confluent's error code, and what to tell the client. */
export class RegistryProblem extends Error {
  override readonly name = 'RegistryProblem'
  readonly status: number
  readonly code: number

  constructor(status: number, code: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.code = code
  }
}

const notFound = (code: number, message: string): RegistryProblem => new RegistryProblem(404, code, message)
const unprocessable = (code: number, message: string): RegistryProblem =>
  new RegistryProblem(422, code, message)

/** Confluent's refusals by name; clients go by the codes. */
export const problems = {
  subjectNotFound: (subject: string) => notFound(40401, `Subject '${subject}' not found.`),
  versionNotFound: (version: number | 'latest') => notFound(40402, `Version ${version} not found.`),
  schemaNotFound: () => notFound(40403, 'Schema not found'),
  schemaIdNotFound: (id: number) => notFound(40403, `Schema ${id} not found`),
  subjectSoftDeleted: (subject: string) =>
    notFound(40404, `Subject '${subject}' was soft deleted. Set permanent=true to delete permanently`),
  subjectNotSoftDeleted: (subject: string) =>
    notFound(40405, `Subject '${subject}' was not deleted first before being permanently deleted`),
  versionSoftDeleted: (subject: string, version: number) =>
    notFound(
      40406,
      `Subject '${subject}' Version ${version} was soft deleted. Set permanent=true to delete permanently`,
    ),
  versionNotSoftDeleted: (subject: string, version: number) =>
    notFound(
      40407,
      `Subject '${subject}' Version ${version} was not deleted first before being permanently deleted`,
    ),
  noLevelOfItsOwn: (subject: string) =>
    notFound(40408, `Subject '${subject}' does not have subject-level compatibility configured`),
  noModeOfItsOwn: (subject: string) =>
    notFound(40409, `Subject '${subject}' does not have subject-level mode configured`),
  incompatible: (subject: string, reasons: readonly string[]) =>
    new RegistryProblem(
      409,
      409,
      `Schema being registered is incompatible with an earlier schema for subject "${subject}", details: ${reasons.join('; ')}`,
    ),
  invalidSchema: (reason: string) => unprocessable(42201, `Invalid schema: ${reason}`),
  invalidVersion: (text: string) =>
    unprocessable(
      42202,
      `The specified version '${text}' is not a valid version id. Allowed values are between [1, 2^31-1] and the string "latest"`,
    ),
  invalidLevel: () =>
    unprocessable(
      42203,
      'Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive',
    ),
  notPermitted: (message: string) => unprocessable(42205, message),
  referenced: (subject: string, version: number) =>
    unprocessable(42206, `One or more references exist to the schema ${subject} version ${version}`),
  notUnderstood: (message: string) => unprocessable(422, message),
  badRequest: (message: string) => new RegistryProblem(400, 400, message),
  wrongContentType: () =>
    new RegistryProblem(
      415,
      415,
      'HTTP 415 Unsupported Media Type: send application/vnd.schemaregistry.v1+json or application/json',
    ),
  tooLarge: (bytes: number) => new RegistryProblem(413, 413, `the body may have at most ${bytes} bytes`),
  unknownPath: () => notFound(404, 'HTTP 404 Not Found'),
  wrongMethod: () => new RegistryProblem(405, 405, 'HTTP 405 Method Not Allowed'),
} as const
