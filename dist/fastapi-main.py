"""Serves an ONNX model over the Open Inference Protocol (REST, version 2).

https://github.com/kserve/open-inference-protocol
"""

import json
import math
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest

SETTINGS = json.loads(Path(__file__).with_name("server.json").read_text("utf-8"))
NAME, VERSION = SETTINGS["name"], SETTINGS["version"]
MOST_BYTES = 16 * 1024 * 1024

# Element types of ONNX by their names in the protocol.
DATATYPES = {
    "tensor(bool)": ("BOOL", np.bool_),
    "tensor(uint8)": ("UINT8", np.uint8),
    "tensor(uint16)": ("UINT16", np.uint16),
    "tensor(uint32)": ("UINT32", np.uint32),
    "tensor(uint64)": ("UINT64", np.uint64),
    "tensor(int8)": ("INT8", np.int8),
    "tensor(int16)": ("INT16", np.int16),
    "tensor(int32)": ("INT32", np.int32),
    "tensor(int64)": ("INT64", np.int64),
    "tensor(float16)": ("FP16", np.float16),
    "tensor(float)": ("FP32", np.float32),
    "tensor(double)": ("FP64", np.float64),
    "tensor(string)": ("BYTES", np.object_),
}
PROTOCOL_NAMES = {np.dtype(kind): name for name, kind in DATATYPES.values()}

labels = {"model": NAME, "version": VERSION}
requests_total = Counter("requests_total", "Requests", ["model", "version", "status"])
latency = Histogram("request_seconds", "Time of a request", ["model", "version"])

session = ort.InferenceSession(str(Path(__file__).parent / "model" / SETTINGS["file"]))
inputs = {value.name: value for value in session.get_inputs()}
outputs = {value.name: value for value in session.get_outputs()}
app = FastAPI(title=NAME, version=VERSION, docs_url=None, redoc_url=None)


class Refused(Exception):
    """A request that cannot be answered, with its status."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def elements(data):
    """The elements of nested lists, in row-major order."""
    for value in data:
        if isinstance(value, list):
            yield from elements(value)
        else:
            yield value


def fits(value, kind):
    if kind == "BYTES":
        return isinstance(value, str)
    if kind == "BOOL":
        return isinstance(value, bool)
    if kind.startswith("FP"):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, int) and not isinstance(value, bool)


def read_tensor(given):
    if not isinstance(given, dict) or given.get("name") not in inputs:
        raise Refused(400, f"inputs are {', '.join(inputs)}")
    name, shape, data = given["name"], given.get("shape"), given.get("data")
    kind, dtype = DATATYPES[inputs[name].type]
    if given.get("datatype") != kind:
        raise Refused(400, f'input "{name}": datatype has to be {kind}')
    is_shape = isinstance(shape, list) and all(fits(n, "INT64") and n >= 0 for n in shape)
    if not is_shape or not isinstance(data, list):
        raise Refused(400, f'input "{name}": shape and data have to be arrays')
    flat = list(elements(data))
    if len(flat) != math.prod(shape):
        raise Refused(400, f'input "{name}": {len(flat)} values for the shape {shape}')
    if not all(fits(value, kind) for value in flat):
        raise Refused(400, f'input "{name}": a value is not {kind}')
    try:
        return name, np.array(flat, dtype=dtype).reshape(shape)
    except (OverflowError, ValueError) as error:
        raise Refused(400, f'input "{name}": {error}') from error


def read_request(body):
    try:
        given = json.loads(body)
    except ValueError as error:
        raise Refused(400, f"the body is no JSON: {error}") from error
    if not isinstance(given, dict) or not isinstance(given.get("inputs"), list):
        raise Refused(400, 'the body has to be an object with "inputs"')
    feeds = dict(read_tensor(one) for one in given["inputs"])
    missing = [name for name in inputs if name not in feeds]
    if missing:
        raise Refused(400, f'input "{missing[0]}" is missing')
    return feeds


def as_tensor(value):
    """Probabilities by class (ZipMap) as a matrix with a column for each class."""
    if isinstance(value, list):
        return np.array([list(row.values()) for row in value], dtype=np.float32)
    return value


def write_tensor(name, value):
    tensor = as_tensor(value)
    return {
        "name": name,
        "datatype": PROTOCOL_NAMES[tensor.dtype],
        "shape": list(tensor.shape),
        "data": tensor.ravel().tolist(),
    }


async def read_body(request):
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Refused(413, f"the body is larger than {MOST_BYTES} bytes")
    return body


def check_model(name, version=VERSION):
    if name != NAME or version != VERSION:
        raise Refused(404, f'the model here is "{NAME}", version "{VERSION}"')


def answer(content, status=200):
    text = json.dumps(content, allow_nan=False, separators=(",", ":"))
    return Response(text, status, media_type="application/json")


@app.exception_handler(Refused)
async def refused(_, error):
    return JSONResponse({"error": str(error)}, error.status)


@app.middleware("http")
async def observe(request, call_next):
    started = time.perf_counter()
    response = await call_next(request)
    if request.url.path.endswith("/infer"):
        latency.labels(**labels).observe(time.perf_counter() - started)
        requests_total.labels(**labels, status=str(response.status_code)).inc()
    return response


def describe(value):
    kind = DATATYPES.get(value.type, ("FP32", None))[0]
    shape = [size if isinstance(size, int) else -1 for size in value.shape]
    return {"name": value.name, "datatype": kind, "shape": shape}


@app.get("/v2")
async def server_metadata():
    return {"name": "fastapi", "version": ort.__version__, "extensions": []}


@app.get("/v2/health/live")
@app.get("/v2/health/ready")
async def health():
    return {}


@app.get("/v2/models/{name}")
@app.get("/v2/models/{name}/versions/{version}")
async def model_metadata(name: str, version: str = VERSION):
    check_model(name, version)
    return {
        "name": NAME,
        "versions": [VERSION],
        "platform": "onnx_onnxv1",
        "inputs": [describe(value) for value in inputs.values()],
        "outputs": [describe(value) for value in outputs.values()],
    }


@app.get("/v2/models/{name}/ready")
@app.get("/v2/models/{name}/versions/{version}/ready")
async def model_ready(name: str, version: str = VERSION):
    check_model(name, version)
    return {}


@app.post("/v2/models/{name}/infer")
@app.post("/v2/models/{name}/versions/{version}/infer")
async def infer(request: Request, name: str, version: str = VERSION):
    check_model(name, version)
    feeds = read_request(await read_body(request))
    try:
        values = await run_in_threadpool(session.run, list(outputs), feeds)
    except Exception as error:
        raise Refused(400, f"the model does not take these inputs: {error}") from error
    tensors = [write_tensor(*one) for one in zip(outputs, values, strict=True)]
    try:
        return answer({"model_name": NAME, "model_version": VERSION, "outputs": tensors})
    except ValueError as error:
        raise Refused(500, "the model answered with NaN or infinity") from error


@app.get("/metrics")
async def metrics():
    return Response(generate_latest(), headers={"content-type": CONTENT_TYPE_LATEST})
