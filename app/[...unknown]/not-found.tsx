import { currentActor } from '@/lib/server/session'
import RoomNotFound from '../(hub)/not-found'
import NotFound from '../not-found'

/** Within the frame for who is signed in; a page of its own for everyone else. */
export default async function UnknownNotFound() {
  return (await currentActor()) ? <RoomNotFound /> : <NotFound />
}
