import { cookies } from 'next/headers'

/** The least that a page made anew for each reader can be. */
export default async function Page() {
  return <p>A bare page for {(await cookies()).get('who')?.value ?? 'anybody'}.</p>
}
