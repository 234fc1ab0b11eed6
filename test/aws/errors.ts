/** A refusal in AWS's own words; each protocol has its own shape for it. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

export function accessDenied(message: string): AwsError {
  return new AwsError('AccessDenied', message, 403)
}

export function notAuthorized(callerArn: string, action: string, resource: string): AwsError {
  return accessDenied(`User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource}`)
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message)
}

export function invalidToken(): AwsError {
  return new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)
}
