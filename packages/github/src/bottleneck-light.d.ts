// The package describes only its full build; the light one (without Redis) has the same API.
declare module 'bottleneck/light.js' {
  export { default } from 'bottleneck';
}
