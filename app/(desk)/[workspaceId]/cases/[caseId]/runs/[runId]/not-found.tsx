export { default } from '../../exhibits/[exhibitId]/not-found';
