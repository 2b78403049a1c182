"""A program that asks the addresses, without a server between: each request runs through the whole application."""

import asyncio
from dataclasses import dataclass

import httpx
from starlette.applications import Starlette


@dataclass
class Program:
    """Asks ``app``; a fault that the application does not answer is raised, unless ``patient``."""

    app: Starlette
    patient: bool = False

    def get(self, path: str, **more: object) -> httpx.Response:
        return self.ask("GET", path, **more)

    def ask(self, method: str, path: str, **more: object) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=not self.patient)
            async with httpx.AsyncClient(transport=transport, base_url="http://here", follow_redirects=True) as client:
                return await client.request(method, path, **more)

        return asyncio.run(asked())
