import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters'
import {
  joinWorkspace,
  insertNoLink,
  insertSignInLink,
  linkAccount,
  markVerified,
  findMemberByAccount,
  findMemberByEmail,
  takeSignInLink,
  type Member,
} from './repo-sign-in'
import type { LinkRequest } from './commands-sign-in-mail'

const toUser = ({ id, email, name }: Member): AdapterUser => ({ id, email, name, emailVerified: null })

/** next-auth's storage on our people: only what it calls with sessions in cookies. */
export const authAdapter = (now: () => Date, asked: LinkRequest): Adapter => ({
  // Called only to link a new account to whoever is signed in. Accounts are joined by verified e-mail and by nothing else.
  getUser: () => null,
  getUserByEmail: async (email) => {
    const member = await findMemberByEmail(email)
    return member && toUser(member)
  },
  getUserByAccount: async ({ provider, providerAccountId }) => {
    const member = await findMemberByAccount(provider, providerAccountId)
    return member && toUser(member)
  },
  createUser: async ({ email, name }: Omit<AdapterUser, 'id'>) =>
    toUser(await joinWorkspace(email, name ?? email.split('@')[0] ?? email, now())),
  updateUser: async ({ id }) => toUser(await markVerified(id, now())),
  linkAccount: async ({ userId, provider, providerAccountId }: AdapterAccount) =>
    linkAccount(userId, provider, providerAccountId),
  createVerificationToken: (link) => (asked.admitted ? insertSignInLink(link) : insertNoLink(link)),
  useVerificationToken: ({ identifier, token }) => takeSignInLink(identifier, token),
})
