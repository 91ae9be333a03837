import sharp from 'sharp';

/** A picture of the sample, drawn here: no model made it, and its file says so. */
export type SamplePicture = { fileName: string; title: string; description: string; bytes: Buffer };

type Look = { head: string; facet: string; ear: number; eye: number; sparks: number };

/** A cat-shaped pendant on a night-blue ground; the look varies like candidates of one run. */
function pendant({ head, facet, ear, eye, sparks }: Look): string {
  const spark = Array.from({ length: sparks }, (_, i) => {
    const [x, y] = [150 + ((i * 263) % 900), 120 + ((i * 197) % 640)];
    return `<path d="M${x} ${y - 16}v32M${x - 16} ${y}h32" stroke="#dfe9ff" stroke-width="3"/>`;
  }).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">
    <defs><radialGradient id="g"><stop offset="0" stop-color="#26365f"/><stop offset="1" stop-color="#0e1733"/></radialGradient></defs>
    <rect width="1200" height="900" fill="url(#g)"/>
    <path d="M330 0Q600 330 870 0" fill="none" stroke="#e6ecf8" stroke-width="9" stroke-dasharray="2 16" stroke-linecap="round"/>
    <circle cx="600" cy="196" r="24" fill="none" stroke="#f2f6ff" stroke-width="10"/>
    <path d="M440 ${300 - ear}L520 400H680L760 ${300 - ear}L800 560L740 720L600 800L460 720L400 560Z" fill="${head}"/>
    <path d="M520 400H680L600 560Z" fill="#eef5ff"/><path d="M400 560L600 560L460 720Z" fill="${facet}"/>
    <path d="M800 560L600 560L740 720Z" fill="#6d94d6"/><path d="M460 720L600 560L740 720L600 800Z" fill="${head}" opacity="0.7"/>
    <path d="M${530 - eye} 560l40 -18 24 22 -30 16z" fill="#101a3c"/><path d="M${670 + eye} 560l-40 -18 -24 22 30 16z" fill="#101a3c"/>
    <path d="M584 640h32l-16 20z" fill="#f0a3a3"/>${spark}</svg>`;
}

const SKETCH = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="0 0 1000 1000">
  <rect width="1000" height="1000" fill="#f5f1e6"/><g fill="none" stroke="#5b554a" stroke-width="5" stroke-linejoin="round">
  <path d="M300 380L390 470H610L700 380L740 600L660 760L500 840L340 760L260 600Z"/><path d="M390 470L500 620L610 470M260 600L500 620L740 600M340 760L500 620L660 760"/>
  <circle cx="500" cy="300" r="26"/><path d="M240 120Q500 420 760 120" stroke-dasharray="12 14"/></g>
  <g font-family="serif" font-size="34" fill="#7a7264"><path d="M760 480l90 -60" stroke="#7a7264" stroke-width="3"/><path d="M240 700l-110 60" stroke="#7a7264" stroke-width="3"/></g></svg>`;

/** EXIF that states the origin, so that the sample shows a file with embedded records. */
const exif = (words: string) => ({
  IFD0: { ImageDescription: words, Software: 'Chirograph sample, drawn' },
});

/** The pictures of the sample case: a sketch, four candidates, the final work, and a recreation. */
export async function samplePictures(): Promise<{
  sketch: SamplePicture;
  candidates: SamplePicture[];
  final: SamplePicture;
  recreated: SamplePicture;
}> {
  const looks: Look[] = [
    { head: '#a9cdf7', facet: '#3f6dbd', ear: 0, eye: 0, sparks: 2 },
    { head: '#bfe3ee', facet: '#3b8aa5', ear: 60, eye: 14, sparks: 6 },
    { head: '#c9c4f3', facet: '#6457b3', ear: 24, eye: -8, sparks: 0 },
    { head: '#a9cdf7', facet: '#4a78c7', ear: 40, eye: 6, sparks: 4 },
  ];
  const candidates = await Promise.all(
    looks.map(async (look, i) => ({
      fileName: `candidate-${i + 1}.png`,
      title: `候选图 ${i + 1} · Candidate ${i + 1}`,
      description: i === 3 ? '选中。Chosen: ears as in the sketch.' : '未选用。Not chosen.',
      bytes: await sharp(Buffer.from(pendant(look)))
        .png()
        .withExif(
          exif(`candidate ${i + 1}; prompt: a cat-shaped crystal pendant, dramatic studio light`),
        )
        .toBuffer(),
    })),
  );
  const final = await sharp(
    Buffer.from(pendant({ head: '#b7d6fa', facet: '#4a78c7', ear: 46, eye: 8, sparks: 5 })),
  )
    .jpeg({ quality: 92 })
    .withExif(exif('final work v7'))
    .toBuffer();
  const recreated = await sharp(
    Buffer.from(pendant({ head: '#a9cdf7', facet: '#4a78c7', ear: 52, eye: 6, sparks: 7 })),
  )
    .png()
    .toBuffer();
  const sketch = await sharp(Buffer.from(SKETCH)).png().toBuffer();
  return {
    sketch: {
      fileName: '手稿 sketch.png',
      title: '创作手稿 · Sketch',
      description: '生成之前的手绘构图：耳朵内收，切面八心八箭。Drawn before any generation.',
      bytes: sketch,
    },
    candidates,
    final: {
      fileName: '终稿-v7.jpg',
      title: '最终作品 v7 · Final work v7',
      description: '在候选图 4 的基础上手工修改后的最终作品。Candidate 4 after manual retouching.',
      bytes: final,
    },
    recreated: {
      fileName: 'recreated.png',
      title: '事后模拟 · Recreation',
      description: '看着成品制作，用以演示绘图脚本。Made with the finished work in sight.',
      bytes: recreated,
    },
  };
}
