/** The part of the Prometheus operator's type that the chart uses; `kubernetes-types` has Kubernetes' own types only. */
export interface ServiceMonitor {
  metadata: { name: string; labels?: Record<string, string> };
  spec: {
    selector: { matchLabels: Record<string, string> };
    endpoints: {
      port: string;
      path?: string;
      interval?: string;
      relabelings?: { targetLabel: string; replacement: string }[];
    }[];
  };
}
