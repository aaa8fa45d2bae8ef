# Region and credentials are those of the environment: AWS_PROFILE, AWS_REGION and the like.
provider "aws" {
  default_tags {
    tags = merge({ Application = local.name }, var.tags)
  }
}
