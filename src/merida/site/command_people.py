"""`merida site person` and `token`: the first administrator, and keys for programs."""

from __future__ import annotations

import click

from merida.site.command_running import in_site

ROLES = (
    "analyst", "second_coder", "focal_point", "provider", "case_holder", "secretariat", "administrator", "reader",
)  # fmt: skip
SCOPES = ("read", "decide", "upload")


@click.command(epilog="Example: merida site person amina@example.org --role administrator")
@click.argument("email", metavar="ADDRESS")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What they are there.")
@click.option("--organisation", default="Secretariat", show_default=True, help="Its name; it is made if it is missing.")
@click.option("--remove", is_flag=True, help="Somebody leaves: end everything they could come in by, at once.")
@in_site
def person(email: str, role: str, organisation: str, remove: bool) -> None:
    """Invite a person and print the address at which they choose a password; or remove one who leaves."""
    from django.utils import timezone  # slow

    from merida.site.people.services import add_organisation, invite_person, remove_leaver  # slow
    from merida.site.server.persons import person_named  # slow

    now = timezone.now()
    if remove:
        leaver = person_named(email)
        assert leaver is not None
        remove_leaver(person=leaver, by=None, at=now)
        click.echo(f"{email} can come in no more.")
        return
    kind = "secretariat" if organisation == "Secretariat" else "other"
    place = add_organisation(name=organisation, kind=kind, by=None, at=now)
    _, address = invite_person(email=email, organisation=place, role=role, by=None, at=now, post=False)
    click.echo(address)


@click.command(epilog="Example: merida site token amina@example.org --name nightly --scope read")
@click.argument("email", metavar="ADDRESS")
@click.option("--name", default="command line", show_default=True, help="What it is for.")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(SCOPES), help="What it allows; read if not given.")
@click.option("--revoke", is_flag=True, help="Revoke the tokens of this name instead.")
@in_site
def token(email: str, name: str, scopes: tuple[str, ...], revoke: bool) -> None:
    """Make a token for the programming interface and print it, once; or revoke it."""
    from django.utils import timezone  # slow

    from merida.site.people.services import make_token, revoke_token  # slow
    from merida.site.server.persons import person_named  # slow

    holder = person_named(email)
    assert holder is not None
    if revoke:
        tokens = list(holder.tokens.filter(name=name, revoked_at__isnull=True))
        for found in tokens:
            revoke_token(token=found, by=None, at=timezone.now())
        click.echo(f"{len(tokens)} revoked.")
        return
    _, secret = make_token(person=holder, name=name, scopes=scopes or ("read",), by=None, at=timezone.now())
    click.echo(secret)
