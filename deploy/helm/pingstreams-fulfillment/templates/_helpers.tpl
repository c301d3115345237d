{{- define "fulfillment.fullname" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "fulfillment.selectorLabels" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "fulfillment.labels" -}}
{{ include "fulfillment.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "fulfillment.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "fulfillment.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "fulfillment.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- required "serviceAccount.name is required if serviceAccount.create is false" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "fulfillment.settings" -}}
{{- range $name, $value := .Values.settings }}
{{ $name }}: {{ $value | quote }}
{{- end }}
OUTBOX: {{ .Values.outbox }}
{{- end -}}

{{- /* Settings that name files of the secret. */ -}}
{{- define "fulfillment.secretFiles" -}}
{{- range $name, $key := .Values.secret.files }}
- name: {{ $name }}
  value: /run/secrets/fulfillment/{{ $key }}
{{- end }}
{{- if eq .Values.outbox "postgres" }}
{{- range $name, $key := .Values.secret.outboxFiles }}
- name: {{ $name }}
  value: /run/secrets/fulfillment/{{ $key }}
{{- end }}
{{- end }}
{{- end -}}

{{- /* SHUTDOWN_DELAY_MS, SHUTDOWN_TIMEOUT_MS, 15 s for all shutdown hooks, and 15 s in reserve. */ -}}
{{- define "fulfillment.gracePeriodSeconds" -}}
{{- $delay := .Values.settings.SHUTDOWN_DELAY_MS | default "0" | int -}}
{{- $timeout := .Values.settings.SHUTDOWN_TIMEOUT_MS | default "25000" | int -}}
{{- add (div (add $delay $timeout) 1000) 30 -}}
{{- end -}}
