import { notFound } from 'next/navigation'
import { AppError } from '@/lib/core/errors'

/** What a page reads, or its 404 where it is not there or not this reader's to see. Other refusals go to the error page. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}
