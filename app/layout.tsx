import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, THEME_COOKIE } from '@/components/frame/preferences'
import { Toaster } from '@/components/ui/toaster'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Soundings', template: '%s · Soundings' },
  description: 'Where a platform team listens to its developers and acts on what it hears.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
}

/**
 * The language comes from the address where there is one to choose (a survey's), through proxy.ts. The theme comes from
 * a cookie, so that the first paint has it; the strict CSP's nonce is Next's to place (proxy.ts).
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  const language = (await headers()).get('x-language') ?? 'en'
  return (
    <html lang={language} data-theme={theme} suppressHydrationWarning>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  )
}
