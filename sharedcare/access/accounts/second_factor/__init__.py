"""What a person proves who they are with beside the password: codes from an app, passkeys, recovery codes.

How it is stored and checked is django-allauth's (`allauth.mfa`); the way through it is ours. See decision 14.
"""
