data "aws_region" "current" {}

locals {
  name = "${var.prefix}guestlist"

  # Whose tokens are taken.
  tokens = var.create_user_pool ? {
    issuer   = module.user_pool[0].issuer
    jwks_uri = module.user_pool[0].jwks_uri
    audience = [module.user_pool[0].client_id]
    } : {
    issuer   = var.issuer
    jwks_uri = var.jwks_uri
    audience = var.audience
  }
}

module "tables" {
  source = "./modules/tables"

  prefix                 = var.prefix
  billing_mode           = var.billing_mode
  read_capacity          = { min = var.read_capacity, max = var.max_read_capacity }
  write_capacity         = { min = var.write_capacity, max = var.max_write_capacity }
  target_utilization     = var.target_utilization
  point_in_time_recovery = var.point_in_time_recovery
  deletion_protection    = var.deletion_protection
  kms_key_arn            = var.kms_key_arn
}

module "permissions" {
  source = "./modules/permissions"

  table_arns  = module.tables.arns
  kms_key_arn = var.kms_key_arn
}

module "user_pool" {
  source = "./modules/user_pool"
  count  = var.create_user_pool ? 1 : 0

  name                = local.name
  self_sign_up        = var.self_sign_up
  deletion_protection = var.deletion_protection
}

module "function" {
  source = "./modules/function"

  name                 = local.name
  package              = var.package
  architecture         = var.architecture
  memory_size          = var.memory_size
  timeout              = var.timeout
  reserved_concurrency = var.reserved_concurrency
  log_retention_days   = var.log_retention_days
  statements           = module.permissions.statements
  table_prefix         = var.prefix
  issuer               = local.tokens.issuer
  jwks_uri             = local.tokens.jwks_uri
  audience             = local.tokens.audience
  auto_register        = var.auto_register
  settings             = var.settings
}

module "api" {
  source = "./modules/api"

  name          = local.name
  function_name = module.function.name
  invoke_arn    = module.function.invoke_arn
  issuer        = local.tokens.issuer
  audience      = local.tokens.audience
  cors_origins  = var.cors_origins
  throttling    = { rate = var.throttling_rate, burst = var.throttling_burst }
}

module "recovery" {
  source = "./modules/recovery"

  name          = local.name
  function_name = module.function.name
  function_arn  = module.function.arn
  minutes       = var.recovery_minutes
}

module "alarms" {
  source = "./modules/alarms"

  name          = local.name
  function_name = module.function.name
  api_id        = module.api.id
  table_names   = module.tables.names
  indexes       = module.tables.indexes
  actions       = var.alarm_actions

  thresholds = {
    errors    = var.alarm_thresholds.errors
    throttles = var.alarm_thresholds.throttles
    duration  = var.alarm_thresholds.duration
    # Four fifths of what there is: an account has 1000 unless it asks for more.
    concurrency = coalesce(
      var.alarm_thresholds.concurrency,
      var.reserved_concurrency > 0 ? ceil(0.8 * var.reserved_concurrency) : 800,
    )
  }
}

module "developer" {
  source = "./modules/developer"
  count  = var.create_developer ? 1 : 0

  name       = local.name
  region     = data.aws_region.current.name
  statements = module.permissions.statements
  table_arns = module.tables.arns
}
