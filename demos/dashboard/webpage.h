// SPDX-License-Identifier: MIT
#pragma once

#include <Tidewire/HttpRequest>
#include <Tidewire/HttpResponse>

/// Answers a browser: the page with the little client at "/", a word for health checks at "/health".
Tidewire::HttpResponse answer(const Tidewire::HttpRequest &request);
