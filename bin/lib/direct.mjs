/**
 * Says to the app, in one header, whether a request came straight from a program on this machine: over a loopback
 * connection and without a trace of a proxy. The header is never taken from outside.
 */
export function markDirect(request) {
  const { headers, socket } = request
  const proxied = Object.keys(headers).some((name) => TRACES.test(name))
  headers[DIRECT] = !proxied && LOOPBACK.test(socket.remoteAddress ?? '') ? '1' : '0'
}

const DIRECT = 'x-soundings-direct'
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
/** What proxies, load balancers and tunnels add: RFC 7239, RFC 9110 7.6.3, and the names in use besides. */
const TRACES =
  /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|client-ip|fastly-client-ip|cf-.*|x-original-.*|x-envoy-.*|x-amzn-.*|x-amz-cf-.*|x-azure-.*|x-arr-.*|cdn-loop|ngrok-.*)$/
