/**
 * Text of VERIFY.txt: how to check a bundle without the application. In both languages, whatever
 * the dossier's: a bundle goes to courts and experts of either.
 */
export function instructions(): string {
  return `${ZH}\n\n${EN}\n`;
}

const ZH = `证据包核验说明
================

本证据包无需联网、无需原平台即可核验。以下三种方法相互独立。

一、只用常见工具（unzip、sha256sum、openssl）
  unzip -q bundle.zip -d bag && cd bag
  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt
  每行应为“OK”。然后核对日志检查点的签名：
    检查点文件 data/ledger/checkpoint.txt 由正文、一个空行和一行签名组成。
    head -n 3 data/ledger/checkpoint.txt > note.txt
    tail -n 1 data/ledger/checkpoint.txt | awk '{print $3}' | base64 -d | tail -c 64 > note.sig
    { printf '302a300506032b6570032100'; head -n 1 data/ledger/vkeys.txt | awk -F+ '{print $3}' | base64 -d | tail -c 32 | od -An -v -tx1 | tr -d ' \\n'; } | sed 's/../\\\\x&/g' | xargs -0 printf > key.der
    openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin -in note.txt -sigfile note.sig
  如 data/ledger/vkeys.txt 有多行（密钥更换过），请选用与签名行编号相同的一行。

二、命令行核验程序（Node.js 20 以上，不需安装任何软件包）
  node verify/verify.mjs ..            （或直接给出 zip 文件）
  退出码 0：全部相符；1：逐项列出不符的记录；2：文件无法使用。

三、浏览器核验页面
  用浏览器打开 verify/verifier.html，选择证据包文件。页面不访问网络。

能证明什么：日志条目、原件与检查点彼此一致，且签署后未被改动。
不能证明什么：条目内容是否真实、作品是否具有独创性。公钥应与另行取得的副本比对：
只用包内公钥核验，只说明包内各部分与该公钥一致。
条目中的姓名、说明等个人信息以加盐摘要方式提交，明文在 data/ledger/payloads.ndjson；
标为 withheld 的未随包提交，标为 erased 的已依法删除，两者都不影响日志的核验。
`;

const EN = `How to verify this bundle
=========================

Nothing below needs a network or the application that made the bundle. The three ways are
independent of each other.

1. With common tools only (unzip, sha256sum, openssl)
  unzip -q bundle.zip -d bag && cd bag
  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt
  Every line should end in "OK". Then check the signature on the ledger's checkpoint, a text of
  three lines, an empty line and a signature line:
    head -n 3 data/ledger/checkpoint.txt > note.txt
    tail -n 1 data/ledger/checkpoint.txt | awk '{print $3}' | base64 -d | tail -c 64 > note.sig
    { printf '302a300506032b6570032100'; head -n 1 data/ledger/vkeys.txt | awk -F+ '{print $3}' | base64 -d | tail -c 32 | od -An -v -tx1 | tr -d ' \\n'; } | sed 's/../\\\\x&/g' | xargs -0 printf > key.der
    openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin -in note.txt -sigfile note.sig
  Where data/ledger/vkeys.txt has several lines (keys were rotated), take the one that signed.

2. With the command-line verifier (Node.js 20 or later, no packages)
  node verify/verify.mjs ..            (or name the zip file)
  Exit 0: everything holds; 1: each record that does not is named; 2: the input cannot be used.

3. In a browser
  Open verify/verifier.html and choose the bundle. The page makes no network request.

What this proves: entries, originals and checkpoint agree with each other and were not changed
since the checkpoint was signed. What it does not prove: that an entry's content is true, or that a
work is original. Compare the public key with a copy obtained elsewhere: checked with the key in the
bundle alone, the parts agree with that key and no more.
Names, descriptions and other personal texts are committed by salted digests; their plain form is in
data/ledger/payloads.ndjson. Records marked "withheld" were not handed over, records marked
"erased" were erased under law; neither affects the verification of the ledger.
`;
