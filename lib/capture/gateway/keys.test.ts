import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { withoutSecrets } from './secrets';
import { sealKey, unsealKey } from './upstream-key';

describe('the key of an upstream', () => {
  it('is opened for its own source only, and not where a bit was altered', () => {
    const [own, other] = [newId('source'), newId('source')];
    const sealed = sealKey(own, 'sk-upstream 秘密');
    expect(unsealKey(own, sealed)).toBe('sk-upstream 秘密');
    expect(unsealKey(other, sealed)).toBeNull();
    const altered = Uint8Array.from(sealed);
    altered[20] = (altered[20] ?? 0) ^ 1;
    expect(unsealKey(own, altered)).toBeNull();
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('sk-upstream');
    expect(sealKey(own, 'x')).not.toEqual(sealKey(own, 'x'));
  });
});

describe('a body that is kept', () => {
  const clean = (text: string, known: string[] = []) => {
    const { bytes, removed } = withoutSecrets(Buffer.from(text), known);
    return [bytes.toString(), removed];
  };

  it('loses its keys and nothing else', () => {
    expect(clean('{"prompt": "a token of love", "api_key": "abc\\"def", "seed": 1}')).toEqual([
      '{"prompt": "a token of love", "api_key": "[removed]", "seed": 1}',
      1,
    ]);
    expect(clean('{"auth_token_comfy_org":"x","nested":{"Authorization" : "Bearer y"}}')).toEqual([
      '{"auth_token_comfy_org":"[removed]","nested":{"Authorization" : "[removed]"}}',
      2,
    ]);
    expect(clean(`say chg_${'a'.repeat(43)} or sk-${'b'.repeat(30)}`)).toEqual([
      'say [removed] or [removed]',
      2,
    ]);
    expect(clean('name=the-known-key&x=1', ['the-known-key'])).toEqual(['name=[removed]&x=1', 1]);
  });

  it('stays byte for byte as it was where there is none', () => {
    const text = '{"max_tokens": 5, "token_normalization": "none", "prompt": "猫 sk-3 Bearer"}';
    const body = Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x00, 0x80])]);
    expect(withoutSecrets(body, ['short']).bytes).toBe(body);
  });
});
