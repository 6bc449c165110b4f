import type { DeploymentFacts } from './facts.ts';
import { dnsName, graceSeconds, yamlText } from './facts.ts';

const HAPROXY = 'haproxy:3.0-alpine';
const MOST_SERVERS = 10;

/** Docker’s own name server, for the addresses of replicas. */
const NAME_SERVER = '127.0.0.11:53';

/** HAProxy before the replicas: asks each whether it is ready, and holds a socket for weights. */
export function haproxyConfiguration({ port, readyPath }: DeploymentFacts): string {
  return `global
  stats socket /run/haproxy/haproxy.sock mode 660 level admin

defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option redispatch
  retries 2

resolvers docker
  nameserver dns ${NAME_SERVER}
  hold valid 5s

frontend http
  bind :8000
  default_backend model

backend model
  balance leastconn
  option httpchk GET ${readyPath}
  server-template model- ${MOST_SERVERS} server:${port} check inter 2s resolvers docker init-addr none
`;
}

/**
 * A compose file (Compose specification): replicas of the image without any right, and HAProxy
 * before them, whose configuration is the file haproxy.cfg beside it.
 */
export function composeManifest(facts: DeploymentFacts): string {
  const name = dnsName(facts.modelName);
  return yamlText(`Serves ${name} on port 8000; docker compose --file compose.yaml up --detach`, [
    {
      services: {
        server: {
          image: facts.image,
          read_only: true,
          cap_drop: ['ALL'],
          security_opt: ['no-new-privileges:true'],
          stop_grace_period: `${graceSeconds(facts)}s`,
          restart: 'unless-stopped',
          ...(facts.writable.length === 0 ? {} : { tmpfs: [...facts.writable] }),
          deploy: { replicas: 2, resources: { limits: { memory: `${facts.memoryMiB}M` } } },
          networks: ['model'],
        },
        haproxy: {
          image: HAPROXY,
          read_only: true,
          cap_drop: ['ALL'],
          security_opt: ['no-new-privileges:true'],
          restart: 'unless-stopped',
          ports: ['8000:8000'],
          tmpfs: ['/run/haproxy:mode=1777'],
          configs: [{ source: 'haproxy', target: '/usr/local/etc/haproxy/haproxy.cfg' }],
          depends_on: ['server'],
          // The replicas have no way out; callers come through HAProxy.
          networks: ['model', 'public'],
        },
      },
      networks: { model: { internal: true }, public: {} },
      configs: { haproxy: { file: './haproxy.cfg' } },
    },
  ]);
}
