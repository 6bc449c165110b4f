import type { DeploymentFacts } from './facts.ts';
import { dnsName, graceSeconds, labelValue, yamlText } from './facts.ts';
import { container, volumes } from './pod.ts';

/**
 * KServe's InferenceService with a container of one's own
 * (https://kserve.github.io/website/docs/model-serving/predictive-inference/frameworks/custom-predictor).
 * KServe names the container, and Knative's queue takes its first port.
 */
export function kserveManifest(facts: DeploymentFacts): string {
  const name = dnsName(facts.modelName);
  return yamlText(`Serves ${name}; kubectl apply --filename kserve.yaml`, [
    {
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: {
        name,
        labels: { 'app.kubernetes.io/version': labelValue(facts.version) },
        annotations: { 'ml.model.digest': `sha256:${facts.sha256}` },
      },
      spec: {
        predictor: {
          minReplicas: 1,
          maxReplicas: 10,
          timeout: 60,
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: graceSeconds(facts),
          containers: [
            {
              ...container('kserve-container', facts),
              ports: [{ name: 'http1', containerPort: facts.port, protocol: 'TCP' }],
            },
          ],
          ...volumes(facts),
        },
      },
    },
  ]);
}
