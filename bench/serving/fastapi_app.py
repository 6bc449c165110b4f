"""The usual FastAPI application around onnxruntime: the peer of `slipway serve`.

    MODEL=candidate.onnx uvicorn fastapi_app:app --workers 1

The handler is a coroutine, which is faster than a thread for a model this quick; uvicorn runs on
uvloop and httptools; onnxruntime has one thread, as the server it is compared with.
"""

import os

import numpy as np
import onnxruntime
from fastapi import FastAPI
from pydantic import BaseModel

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(os.environ["MODEL"], options, providers=["CPUExecutionProvider"])
app = FastAPI()


class Flight(BaseModel):
    hour: int
    day_of_week: int
    distance: float
    origin: str
    destination: str


class Answer(BaseModel):
    label: int
    probabilities: dict[str, float]
    version: str


def answer(flights: list[Flight]) -> list[Answer]:
    labels, probabilities = session.run(
        None,
        {
            "hour": np.array([[f.hour] for f in flights], np.int64),
            "day_of_week": np.array([[f.day_of_week] for f in flights], np.int64),
            "distance": np.array([[f.distance] for f in flights], np.float32),
            "origin": np.array([[f.origin] for f in flights], np.object_),
            "destination": np.array([[f.destination] for f in flights], np.object_),
        },
    )
    return [
        Answer(label=int(label), probabilities={str(k): v for k, v in row.items()}, version="1")
        for label, row in zip(labels, probabilities, strict=True)
    ]


@app.get("/readyz")
async def ready() -> dict[str, bool]:
    return {"ready": True}


@app.post("/predict")
async def predict(flights: Flight | list[Flight]) -> Answer | list[Answer]:
    if isinstance(flights, Flight):
        return answer([flights])[0]
    return answer(flights)
