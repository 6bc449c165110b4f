"""Judges a server by NVIDIA's client of the protocol, and its description by the OpenAPI schema.

    python judge.py URL

The server has the model `every-type` (packages/serving/fixtures): for each input an output
`out_<input>` with the same value. Prints one line for each check; the last line is `ok`.
"""

import json
import sys
import urllib.request

import numpy as np
import tritonclient.http as triton
from openapi_spec_validator import OpenAPIV31SpecValidator
from tritonclient.utils import InferenceServerException

URL = sys.argv[1]
MODEL = "every-type"
client = triton.InferenceServerClient(URL.removeprefix("http://"), concurrency=8)

VALUES = {
    "bool": np.array([[True, False], [False, True], [True, True]]),
    "int8": np.array([[-128, 127], [0, 1], [2, 3]], np.int8),
    "int16": np.array([[-(2**15), 2**15 - 1], [0, 1], [2, 3]], np.int16),
    "int32": np.array([[-(2**31), 2**31 - 1], [0, 1], [2, 3]], np.int32),
    "int64": np.array([[-(2**63), 2**63 - 1], [2**53 + 1, -1], [2, 3]], np.int64),
    "uint8": np.array([[0, 255], [0, 1], [2, 3]], np.uint8),
    "uint16": np.array([[0, 2**16 - 1], [0, 1], [2, 3]], np.uint16),
    "uint32": np.array([[0, 2**32 - 1], [0, 1], [2, 3]], np.uint32),
    "uint64": np.array([[0, 2**64 - 1], [2**53 + 1, 1], [2, 3]], np.uint64),
    "fp32": np.array([[0.1, -3.4e38], [1e-38, 0], [2, 3]], np.float32),
    "fp64": np.array([[0.1, -1.7e308], [5e-324, 0], [2, 3]], np.float64),
    "bytes": np.array([["a", "ä€😀"], ["", '"\\\n'], ["<b>", "x" * 1000]], dtype=np.object_),
}
NOT_FINITE = {"fp32": np.array([[np.nan, np.inf], [-np.inf, 0], [1, 2]], np.float32)}


def tensors(values, binary):
    made = []
    for name, value in values.items():
        kind = "BYTES" if value.dtype == np.object_ else triton.np_to_triton_dtype(value.dtype)
        one = triton.InferInput(name, list(value.shape), kind)
        one.set_data_from_numpy(value, binary_data=binary)
        made.append(one)
    return made


def outputs(binary):
    return [triton.InferRequestedOutput(f"out_{name}", binary_data=binary) for name in VALUES]


def same(found, wanted):
    if wanted.dtype == np.object_:
        texts = [v.decode() if isinstance(v, bytes) else v for v in found.ravel()]
        return texts == list(wanted.ravel()) and found.shape == wanted.shape
    return found.dtype == wanted.dtype and np.array_equal(found, wanted, equal_nan=wanted.dtype.kind == "f")


def check_infer(name, result, values):
    for key, wanted in values.items():
        found = result.as_numpy(f"out_{key}")
        assert same(found, wanted), f"{name}: {key}: {found!r} is not {wanted!r}"
    print(f"{name}: {len(values)} tensors as sent")


def health_and_metadata():
    assert client.is_server_live() and client.is_server_ready() and client.is_model_ready(MODEL)
    assert not client.is_model_ready("potato")
    server = client.get_server_metadata()
    assert server["name"] == "slipway" and "binary_tensor_data" in server["extensions"], server
    model = client.get_model_metadata(MODEL)
    assert model["name"] == MODEL and model["platform"].startswith("onnx"), model
    found = {i["name"]: (i["datatype"], i["shape"]) for i in model["inputs"]}
    wanted = {
        name: ("BYTES" if v.dtype == np.object_ else triton.np_to_triton_dtype(v.dtype), [-1, 2])
        for name, v in VALUES.items()
    }
    assert found == wanted, found
    (version,) = model["versions"]
    assert client.is_model_ready(MODEL, version)
    print("health and metadata: as the protocol has them")
    return version


def infer(version):
    for of_inputs in (True, False):
        for of_outputs in (True, False):
            name = f"inputs {'binary' if of_inputs else 'JSON'}, outputs {'binary' if of_outputs else 'JSON'}"
            result = client.infer(
                MODEL, tensors(VALUES, of_inputs), outputs=outputs(of_outputs), request_id="r<1>", model_version=version
            )
            response = result.get_response()
            assert response["model_version"] == version and response["id"] == "r<1>", response
            check_infer(name, result, VALUES)
    # Without a list of outputs the client asks for all of them in binary form.
    check_infer("all outputs", client.infer(MODEL, tensors(VALUES, True)), VALUES)
    odd = {**VALUES, **NOT_FINITE}
    check_infer("NaN and infinities, binary", client.infer(MODEL, tensors(odd, True)), odd)
    for algorithm in ("gzip", "deflate"):
        result = client.infer(MODEL, tensors(VALUES, True), request_compression_algorithm=algorithm)
        check_infer(f"request in {algorithm}", result, VALUES)
    pending = [client.async_infer(MODEL, tensors(VALUES, True), request_id=str(i)) for i in range(50)]
    for i, one in enumerate(pending):
        result = one.get_result()
        assert result.get_response()["id"] == str(i)
        assert same(result.as_numpy("out_int64"), VALUES["int64"])
    print("asynchronous: 50 answers, each to its request")


def refusals():
    wrong = triton.InferInput("int64", [3, 2], "FP32")
    wrong.set_data_from_numpy(VALUES["fp32"])
    for name, inputs, wanted in (
        ("wrong datatype", [wrong], "INT64"),
        ("missing inputs", tensors({"bool": VALUES["bool"]}, True), "is missing"),
        ("wrong shape", tensors({"bool": np.array([[True] * 3])}, True), "shape"),
    ):
        try:
            client.infer(MODEL, inputs)
        except InferenceServerException as error:
            assert wanted in error.message() and error.status() == "400", error
            print(f"{name}: {error.message()}")
        else:
            raise AssertionError(f"{name} was answered")


def description():
    with urllib.request.urlopen(f"{URL}/openapi.json") as response:
        document = json.load(response)
    OpenAPIV31SpecValidator(document).validate()
    print(f"OpenAPI {document['openapi']}: valid, {len(document['paths'])} paths")


served = health_and_metadata()
infer(served)
refusals()
description()
print("ok")
