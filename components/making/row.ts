/**
 * Class of a row with pictures: its cells begin at the top, since the foot of a picture is no line of
 * writing, and the words of the clocks stay whole where columns are narrow.
 */
export const ROW = '[&>*]:align-top [&_dt]:whitespace-nowrap';
