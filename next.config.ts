import type { NextConfig } from 'next'

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'pg',
    'pg-boss',
    'pino',
    'nodemailer',
    '@prisma/adapter-pg',
    'onnxruntime-node',
    'onnxruntime-web',
    'eld',
  ],
  // A transcript of many hours, or another tool's survey, comes through a server action, as the REST route takes it.
  experimental: { serverActions: { bodySizeLimit: '11mb' } },
  // Lint and types are steps of their own in CI; a build on a user's machine need not repeat them.
  typescript: { ignoreBuildErrors: true },
}

export default config
