"""An MLServer runtime around onnxruntime, for the comparison in bench/serving."""

import os

import numpy as np
import onnxruntime
from mlserver import MLModel
from mlserver.codecs import NumpyCodec, StringCodec
from mlserver.types import InferenceRequest, InferenceResponse, ResponseOutput

TYPES = {"INT64": np.int64, "FP32": np.float32}


class Onnx(MLModel):
    async def load(self) -> bool:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(os.environ["MODEL"], options, providers=["CPUExecutionProvider"])
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        feeds = {
            i.name: np.array(StringCodec.decode_input(i), np.object_).reshape(i.shape)
            if i.datatype == "BYTES"
            else NumpyCodec.decode_input(i).astype(TYPES[i.datatype]).reshape(i.shape)
            for i in payload.inputs
        }
        labels, maps = self.session.run(None, feeds)
        table = np.array([list(row.values()) for row in maps], np.float32)
        return InferenceResponse(
            model_name=self.name,
            outputs=[
                NumpyCodec.encode_output("output_label", labels),
                NumpyCodec.encode_output("output_probability", table),
            ],
        )
