"""A local AWS, moto, with what it lacks of the calls that Terraform makes.

Usage: python3 .ci/local-aws.py PORT
"""

import json
import sys

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.core.responses import ActionResult
from moto.iam.responses import IamResponse
from moto.server import main

tags = {}


def list_service_specific_credentials(self):
    """Which Terraform wants to delete with a user; there are none here."""
    return ActionResult({"ServiceSpecificCredentials": []})


def registering(register):
    """Keeps the tags that a scalable target is registered with; moto drops them."""

    def with_tags(self):
        answer = register(self)
        tags.setdefault(json.loads(answer)["ScalableTargetARN"], {}).update(self._get_param("Tags") or {})
        return answer

    return with_tags


def list_tags_for_resource(self):
    return json.dumps({"Tags": tags.get(self._get_param("ResourceARN"), {})})


def tag_resource(self):
    tags.setdefault(self._get_param("ResourceARN"), {}).update(self._get_param("Tags"))
    return json.dumps({})


ApplicationAutoScalingResponse.register_scalable_target = registering(
    ApplicationAutoScalingResponse.register_scalable_target
)
ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_for_resource
ApplicationAutoScalingResponse.tag_resource = tag_resource
IamResponse.list_service_specific_credentials = list_service_specific_credentials

main(["--host", "127.0.0.1", "--port", sys.argv[1]])
