'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NotRecorded } from '@/components/prompts/session/outgoing';
import { type SendStatement, statementSender } from './send-statement';

/** How a statement goes: on its way, refused with words for it, or recorded. */
export type StatementState = { sending: boolean; problem: string | null; done: boolean };

type Where = { caseId: string; promptId: string; account: string };

/** Sends statements of one person and shows the page anew once one is on record. */
export function useStatement(where: Where, send: SendStatement = statementSender(where)) {
  const t = useTranslations('attribution.send');
  const router = useRouter();
  const [state, setState] = useState<StatementState>({
    sending: false,
    problem: null,
    done: false,
  });

  async function put(body: Parameters<SendStatement>[0]): Promise<boolean> {
    setState({ sending: true, problem: null, done: false });
    try {
      await send(body);
      setState({ sending: false, problem: null, done: true });
      router.refresh();
      return true;
    } catch (error) {
      const code = error instanceof NotRecorded ? error.code : 'unknown';
      const problem =
        code === 'no_key' ? t('noKey') : code === 'SEALED' ? t('sealed') : t('refused', { code });
      setState({ sending: false, problem, done: false });
      return false;
    }
  }
  return { ...state, put };
}
