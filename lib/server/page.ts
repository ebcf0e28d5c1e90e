import { notFound } from 'next/navigation'
import { AppError } from '@/lib/core/errors'

/** An address that names nothing, something that is not this reader's to see, or something that cannot be (a cursor made up). */
const NOT_HERE: readonly string[] = ['not_found', 'forbidden', 'invalid']
const isNotHere = (error: unknown): boolean => error instanceof AppError && NOT_HERE.includes(error.code)

/** What a page shows beside its subject, or null where this reader has nothing to read there. Other refusals go to the error page. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isNotHere(error)) return null
    throw error
  }
}

/** What a page reads, or its 404 where there is nothing to read at this address. Other refusals go to the error page. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (isNotHere(error)) notFound()
    throw error
  }
}
