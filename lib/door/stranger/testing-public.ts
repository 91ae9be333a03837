import { newId } from '@/lib/kernel/ids';

/** Public commands: what each answers whoever brings no proof, and that it then changes nothing. */
export const PUBLIC: Record<string, { input: object; answer: string }> = {
  'instance.look': { input: {}, answer: 'ok' },
  'instance.set_up': {
    input: {
      name: 'Second',
      email: 'second@example.test',
      passwordHash: 'none',
      workspace: 'Second',
      locale: 'en',
    },
    answer: 'CONFLICT',
  },
  'account.register': {
    input: { name: 'Anybody', email: 'anybody@example.test', locale: 'en' },
    answer: 'FORBIDDEN',
  },
  'account.request_reset': { input: { email: `${newId('account')}@example.test` }, answer: 'ok' },
  'account.look_at_reset': { input: { token: 'x'.repeat(43) }, answer: 'NOT_FOUND' },
  'account.reset_password': {
    input: { token: 'x'.repeat(43), passwordHash: 'none' },
    answer: 'NOT_FOUND',
  },
  'invitation.look': { input: { token: 'x'.repeat(43) }, answer: 'NOT_FOUND' },
  'invitation.join': {
    input: { token: 'x'.repeat(43), name: 'Anybody', passwordHash: 'none', locale: 'en' },
    answer: 'NOT_FOUND',
  },
};
