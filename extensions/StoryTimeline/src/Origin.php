<?php

namespace MediaWiki\Extension\StoryTimeline;

/**
 * Scheme, host and port of an address, written in one way.
 *
 * Only what each URL parser reads alike is taken: no user, no backslash, no space or control character, nothing but
 * ASCII. What a browser would mend or guess could lead to another host than the one that was compared.
 */
class Origin {

	private const DEFAULT_PORTS = [ 'http' => 80, 'https' => 443 ];

	private const ADDRESS = '~^(https?)://'
		. '([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])'
		. '(?::([0-9]{1,5}))?'
		. '((?:[/?#](?:[a-z0-9._\~!$&\'()*+,;=:@/?#-]|%[0-9a-f]{2})*)?)$~iD';

	/**
	 * The origin of an http or https address.
	 *
	 * @param string $address
	 * @return string|null Such as "https://news.example" or "http://localhost:8080"; null: no address that is taken
	 */
	public static function ofAddress( string $address ): ?string {
		return self::read( $address )[0] ?? null;
	}

	/**
	 * An entry of the list of allowed origins.
	 *
	 * @param string $entry An origin; a slash may end it
	 * @return string|null Null: it names more or less than an origin
	 */
	public static function ofEntry( string $entry ): ?string {
		[ $origin, $rest ] = self::read( $entry ) ?? [ null, '' ];
		return $rest === '' || $rest === '/' ? $origin : null;
	}

	/**
	 * @param string $address
	 * @return string[]|null Origin, and what follows it
	 */
	private static function read( string $address ): ?array {
		if ( !preg_match( self::ADDRESS, $address, $parts ) ) {
			return null;
		}
		$scheme = strtolower( $parts[1] );
		$port = $parts[3] === '' ? self::DEFAULT_PORTS[$scheme] : (int)$parts[3];
		$named = $port === self::DEFAULT_PORTS[$scheme] ? '' : ":$port";
		return [ "$scheme://" . strtolower( $parts[2] ) . $named, $parts[4] ];
	}
}
