# The user pool.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name = "try-guestlist"
}

run "addresses_are_names_and_verified" {
  command = plan
  module {
    source = "./modules/user_pool"
  }

  assert {
    condition = (
      aws_cognito_user_pool.this.username_attributes == toset(["email"])
      && aws_cognito_user_pool.this.auto_verified_attributes == toset(["email"])
      && !aws_cognito_user_pool.this.username_configuration[0].case_sensitive
      && aws_cognito_user_pool.this.user_attribute_update_settings[0].attributes_require_verification_before_update == toset(["email"])
    )
    error_message = "Somebody could have an address that is not theirs."
  }
}

run "only_administrators_make_accounts_by_default" {
  command = plan
  module {
    source = "./modules/user_pool"
  }

  assert {
    condition     = aws_cognito_user_pool.this.admin_create_user_config[0].allow_admin_create_user_only
    error_message = "Anyone can make an account."
  }

  assert {
    condition     = aws_cognito_user_pool.this.deletion_protection == "ACTIVE"
    error_message = "The pool is not protected."
  }
}

run "self_sign_up_on_request" {
  command = plan
  module {
    source = "./modules/user_pool"
  }
  variables {
    self_sign_up        = true
    deletion_protection = false
  }

  assert {
    condition     = !aws_cognito_user_pool.this.admin_create_user_config[0].allow_admin_create_user_only && aws_cognito_user_pool.this.deletion_protection == "INACTIVE"
    error_message = "The variables are not obeyed."
  }
}

run "a_client_without_a_secret_that_sends_no_password" {
  command = plan
  module {
    source = "./modules/user_pool"
  }

  assert {
    condition     = !aws_cognito_user_pool_client.this.generate_secret && !contains(aws_cognito_user_pool_client.this.explicit_auth_flows, "ALLOW_USER_PASSWORD_AUTH")
    error_message = "The client has a secret, or sends passwords."
  }
}

run "a_group_of_administrators_by_the_name_that_the_service_looks_for" {
  command = plan
  module {
    source = "./modules/user_pool"
  }

  assert {
    condition     = aws_cognito_user_group.admin.name == "admin"
    error_message = "The group has another name."
  }
}

run "issuer_and_keys_as_documented" {
  command = apply
  module {
    source = "./modules/user_pool"
  }
  override_resource {
    target = aws_cognito_user_pool.this
    values = {
      id       = "eu-central-1_EXAMPLE"
      endpoint = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE"
    }
  }

  assert {
    condition = [output.issuer, output.jwks_uri] == [
      "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE",
      "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE/.well-known/jwks.json",
    ]
    error_message = "The addresses are others than docs/authentication.md says."
  }
}
