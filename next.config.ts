import type { NextConfig } from 'next'

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // A long RFC is saved through a server action: up to 600,000 characters, most of them perhaps outside ASCII.
  experimental: { serverActions: { bodySizeLimit: '3mb' } },
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'nodemailer', '@prisma/adapter-pg'],
  // A transcript of many hours, as the REST route takes it.
  experimental: { serverActions: { bodySizeLimit: '5mb' } },
  // Lint and types are steps of their own in CI; a build on a user's machine need not repeat them.
  typescript: { ignoreBuildErrors: true },
}

export default config
