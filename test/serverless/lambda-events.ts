/** Events as AWS documents them, with what an adapter reads. */

export function apiGatewayV2(path: string, body: string, method = 'POST'): object {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      host: 'abc.execute-api.eu-west-1.amazonaws.com',
      'x-forwarded-proto': 'https',
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'abc',
      domainName: 'abc.execute-api.eu-west-1.amazonaws.com',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'engine' },
      requestId: 'id',
      routeKey: '$default',
      stage: '$default',
      time: '22/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_341_600_000,
    },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}

export function apiGatewayV1(path: string, body: string): object {
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json', Host: 'abc.execute-api.eu-west-1.amazonaws.com' },
    multiValueHeaders: {
      'Content-Type': ['application/json'],
      Host: ['abc.execute-api.eu-west-1.amazonaws.com'],
    },
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      resourcePath: '/{proxy+}',
      httpMethod: 'POST',
      path,
      protocol: 'HTTP/1.1',
      stage: 'prod',
      requestId: 'id',
      identity: { sourceIp: '203.0.113.7' },
    },
    body,
    isBase64Encoded: false,
  };
}

export function loadBalancer(path: string, body: string): object {
  return {
    requestContext: {
      elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/bots/1' },
    },
    httpMethod: 'POST',
    path,
    queryStringParameters: {},
    headers: {
      'content-type': 'application/json',
      host: 'bots.example.com',
      'x-forwarded-for': '203.0.113.7',
    },
    body,
    isBase64Encoded: false,
  };
}
