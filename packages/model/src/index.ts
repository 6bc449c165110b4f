export type { ElementType, RunnableType } from './onnx/element-type.ts';
export { isFloat, isInteger, isRunnable, parseElementType } from './onnx/element-type.ts';
export type { ExternalFile } from './onnx/external-data.ts';
export { externalFiles } from './onnx/external-data.ts';
export type { ModelIdentity, ModelPart } from './onnx/digest.ts';
export { identityOfParts, modelDigest, modelParts } from './onnx/digest.ts';
export type { OnnxModel } from './onnx/model.ts';
export { describeModel, signatureOf } from './onnx/model.ts';
export type { ReadOptions } from './onnx/read.ts';
export { readModel, readModelBytes } from './onnx/read.ts';
export type { Dimension, ModelValue, ValueType } from './onnx/value-type.ts';
export { describeShape, describeType } from './onnx/value-type.ts';
export type { RuntimeKind, RuntimeLoader, SessionOptions } from './session/open.ts';
export { openSession } from './session/open.ts';
export { ModelSession } from './session/session.ts';
export type { TensorArrays, TensorData, Tensors } from './session/tensor.ts';
export { concatRows, elementCount, sliceRows, typedArrayOver, zeros } from './session/tensor.ts';
export { featureNamesIn } from './prepare/metadata.ts';
export { bindFeatures } from './binding/bind.ts';
export type { BindingOptions } from './binding/binder.ts';
export type { BoundInput } from './binding/bound-input.ts';
export { FeatureBinding } from './binding/feature-binding.ts';
export { INTEGER_RANGES } from './binding/feed-integers.ts';
export type { PredictionCollector } from './output/collect.ts';
export { collectPredictions, readPredictions } from './output/collect.ts';
export type { LabelPredictions } from './output/collect-labels.ts';
export { LabelCollector } from './output/collect-labels.ts';
export type { LabelPlan } from './output/label-plan.ts';
export { interpretLabels } from './output/label-plan.ts';
export type { InterpretOptions } from './output/interpret.ts';
export { positivePosition } from './output/classes.ts';
export { interpretOutputs, ownClasses } from './output/interpret.ts';
export type { ClassPlan, Decision, OutputPlan, ValuePlan } from './output/plan.ts';
export type {
  ClassPredictions,
  NonFinite,
  Predictions,
  RowCount,
  ValuePredictions,
} from './output/predictions.ts';
export type { RunOnce } from './session/run-rows.ts';
export { runBatch, runPortions, sliceFeeds } from './session/run-rows.ts';
export { checkBatchConsistency } from './check/batch-consistency.ts';
export { checkBinding } from './check/binding.ts';
export { checkGolden } from './check/golden.ts';
export type { GoldenCase } from './check/golden-files.ts';
export { readGoldenCases } from './check/golden-files.ts';
export type { Latency, LatencyOptions } from './check/latency.ts';
export { checkLatency, measureLatency } from './check/latency.ts';
export { checkLoads } from './check/loads.ts';
export type { RunResults } from './check/runs.ts';
export { checkRuns } from './check/runs.ts';
export type { ExpectedSignature, ExpectedTensor } from './check/signature.ts';
export { checkSignature } from './check/signature.ts';
export { checkModelSize } from './check/size.ts';
export type { Tolerance } from './check/tolerance.ts';
export { describeDifference, differences, ONNX_TOLERANCE } from './check/tolerance.ts';
